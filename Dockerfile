FROM node:22-slim AS build
WORKDIR /studio
COPY . .
RUN npm ci && npm run build
FROM nginx:alpine
COPY --from=build /studio/dist /usr/share/nginx/html
RUN sed -i 's|index  index.html|gzip_static on; index index.html|' /etc/nginx/conf.d/default.conf
