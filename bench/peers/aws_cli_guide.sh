#!/usr/bin/env bash
# The cluster of examples/01-guide.yaml by the AWS CLI, one call after another: the deployment only.
set -euo pipefail
export AWS_REGION=ap-south-1 AWS_DEFAULT_REGION=ap-south-1 AWS_PAGER=''

name=live zone=ap-south-1a other_zone=ap-south-1b key=ant
certificate=arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-000000000001
parameter="/$name/mongo-password"
password="\$(aws ssm get-parameter --region $AWS_REGION --name $parameter --with-decryption --query Parameter.Value --output text)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

get() { aws "$@" --output text; }
tags() { echo "Key=Name,Value=$1 Key=cluster,Value=$name"; }
tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$2},{Key=cluster,Value=$name}]"; }

# What is there.
subnet() { get ec2 describe-subnets --filters Name=default-for-az,Values=true "Name=availability-zone,Values=$1" --query "Subnets[0].$2"; }
vpc=$(subnet $zone VpcId) first=$(subnet $zone SubnetId) second=$(subnet $other_zone SubnetId)
image() { get ec2 describe-images --owners "$1" --filters "${@:2}" --query 'sort_by(Images,&CreationDate)[-1].ImageId'; }
ubuntu=$(image 099720109477 'Name=name,Values=ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*')
ams=$(image aws-marketplace Name=product-code,Values=4wh7rhpic3wfwamyp5905tsbt Name=architecture,Values=x86_64)

# Security groups.
group() {
    get ec2 create-security-group --group-name "$name-$1" --description "$name $1" --vpc-id "$vpc" --query GroupId \
        --tag-specifications "$(tagged security-group "$name-$1")"
}
balancers=$(group load-balancer) nodes=$(group node) database=$(group mongo)
allow() { get ec2 authorize-security-group-ingress --group-id "$1" --ip-permissions "${@:2}" >/dev/null; }
open() { echo "IpProtocol=$1,FromPort=$2,ToPort=$3,IpRanges=[{CidrIp=0.0.0.0/0}]"; }
from() { echo "IpProtocol=tcp,FromPort=$2,ToPort=$2,UserIdGroupPairs=[{GroupId=$1}]"; }
allow "$balancers" "$(open tcp 80 80)" "$(open tcp 443 443)" "$(open tcp 5080 5080)" "$(open tcp 5443 5443)"
allow "$nodes" "$(from "$balancers" 5080)" "$(from "$nodes" 5080)" "$(from "$nodes" 5000)" "$(open udp 50000 60000)"
allow "$database" "$(from "$nodes" 27017)"

# The database's password, and who may read it.
get ssm put-parameter --name "$parameter" --type SecureString --value "$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')" \
    --tags $(tags "$parameter") >/dev/null
policy() { echo "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",$1}]}"; }
get iam create-role --role-name $name --tags $(tags $name) --assume-role-policy-document \
    "$(policy '"Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"')" >/dev/null
get iam put-role-policy --role-name $name --policy-name node --policy-document \
    "$(policy "\"Action\":\"ssm:GetParameter\",\"Resource\":\"arn:aws:ssm:$AWS_REGION:*:parameter$parameter\"")"
get iam create-instance-profile --instance-profile-name $name --tags $(tags $name) >/dev/null
get iam add-role-to-instance-profile --instance-profile-name $name --role-name $name

# The database.
disk() { echo "[{\"DeviceName\":\"/dev/sda1\",\"Ebs\":{\"VolumeSize\":$1,\"VolumeType\":\"gp3\",\"Encrypted\":true}}]"; }
cat >"$work/mongo" <<EOF
#!/bin/bash -e
snap install aws-cli --classic
curl -fsSL https://www.mongodb.org/static/pgp/server-8.0.asc | gpg --dearmor -o /usr/share/keyrings/mongodb.gpg
echo 'deb [signed-by=/usr/share/keyrings/mongodb.gpg] https://repo.mongodb.org/apt/ubuntu noble/mongodb-org/8.0 multiverse' >/etc/apt/sources.list.d/mongodb.list
apt-get update && apt-get install -y mongodb-org
systemctl enable --now mongod && sleep 10
mongosh admin --eval "db.createUser({user: 'ams', pwd: '$password', roles: ['root']})"
sed -i 's/bindIp: .*/bindIp: 0.0.0.0/; s/^#security:/security:\n  authorization: enabled/' /etc/mongod.conf
systemctl restart mongod
EOF
read -r mongo address < <(get ec2 run-instances --image-id "$ubuntu" --instance-type m5.xlarge --key-name $key --subnet-id "$first" \
    --security-group-ids "$database" --user-data "file://$work/mongo" --iam-instance-profile Name=$name \
    --block-device-mappings "$(disk 30)" --metadata-options HttpTokens=required \
    --tag-specifications "$(tagged instance $name-mongo)" "$(tagged volume $name-mongo)" --query 'Instances[0].[InstanceId,PrivateIpAddress]')
aws ec2 wait instance-running --instance-ids "$mongo"

# Target groups, load balancer, listeners.
target() {
    local arn
    arn=$(get elbv2 create-target-group --name "$name-$1" --protocol HTTP --port 5080 --vpc-id "$vpc" --target-type instance \
        --health-check-path /rest/v2/liveness --health-check-interval-seconds 15 --healthy-threshold-count 2 \
        --unhealthy-threshold-count 3 --tags $(tags "$name-$1") --query 'TargetGroups[0].TargetGroupArn')
    get elbv2 modify-target-group-attributes --target-group-arn "$arn" --attributes Key=load_balancing.algorithm.type,Value=least_outstanding_requests \
        Key=stickiness.enabled,Value=true Key=stickiness.type,Value=lb_cookie Key=stickiness.lb_cookie.duration_seconds,Value=3600 >/dev/null
    echo "$arn"
}
origin=$(target origin) edge=$(target edge)
balancer=$(get elbv2 create-load-balancer --name $name --subnets "$first" "$second" --security-groups "$balancers" --tags $(tags $name) \
    --query 'LoadBalancers[0].LoadBalancerArn')
aws elbv2 wait load-balancer-available --load-balancer-arns "$balancer"
listener() {
    get elbv2 create-listener --load-balancer-arn "$balancer" --port "$1" --default-actions "Type=forward,TargetGroupArn=$2" \
        --tags $(tags "$name:$1") --query 'Listeners[0].ListenerArn' --protocol "${@:3}"
}
secure=(HTTPS --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06 --certificates "CertificateArn=$certificate")
listener 80 "$origin" HTTP >/dev/null
listener 5080 "$edge" HTTP >/dev/null
listener 5443 "$edge" "${secure[@]}" >/dev/null
https=$(listener 443 "$origin" "${secure[@]}")
rule() {
    get elbv2 create-rule --listener-arn "$https" --priority "$1" --actions "Type=forward,TargetGroupArn=$3" --tags $(tags "$name:443-$2") \
        --conditions "[{\"Field\":\"query-string\",\"QueryStringConfig\":{\"Values\":[{\"Key\":\"target\",\"Value\":\"$2\"}]}}]" >/dev/null
}
rule 1 origin "$origin"
rule 2 edge "$edge"

# The groups.
boot=$(printf '#!/bin/bash -e\ncd /usr/local/antmedia\n./change_server_mode.sh cluster "mongodb://ams:%s@%s:27017"\n' "$password" "$address" | base64 -w0)
scaling_group() {
    local template group="$name-$1"
    local own="[{\"Key\":\"Name\",\"Value\":\"$group\"},{\"Key\":\"cluster\",\"Value\":\"$name\"},{\"Key\":\"role\",\"Value\":\"$1\"}]"
    template=$(get ec2 create-launch-template --launch-template-name "$group" --tag-specifications "$(tagged launch-template "$group")" \
        --query LaunchTemplate.LaunchTemplateId --launch-template-data "{\"ImageId\":\"$ams\",\"InstanceType\":\"c5.xlarge\",
            \"KeyName\":\"$key\",\"SecurityGroupIds\":[\"$nodes\"],\"UserData\":\"$boot\",\"IamInstanceProfile\":{\"Name\":\"$name\"},
            \"BlockDeviceMappings\":$(disk 16),\"MetadataOptions\":{\"HttpTokens\":\"required\"},\"TagSpecifications\":[
            {\"ResourceType\":\"instance\",\"Tags\":$own},{\"ResourceType\":\"volume\",\"Tags\":$own}]}")
    get autoscaling create-auto-scaling-group --auto-scaling-group-name "$group" --min-size 1 --max-size 10 --desired-capacity 1 \
        --vpc-zone-identifier "$first" --launch-template "LaunchTemplateId=$template,Version=\$Latest" --target-group-arns "$2" \
        --health-check-type ELB --health-check-grace-period 600 --tags $(tags "$group" | sed 's/Value=[^ ]*/&,PropagateAtLaunch=false/g')
    get autoscaling put-scaling-policy --auto-scaling-group-name "$group" --policy-name "$group-cpu" --policy-type TargetTrackingScaling \
        --target-tracking-configuration '{"PredefinedMetricSpecification":{"PredefinedMetricType":"ASGAverageCPUUtilization"},"TargetValue":60}' >/dev/null
}
scaling_group origin "$origin"
scaling_group edge "$edge"
aws elbv2 wait target-in-service --target-group-arn "$origin"
aws elbv2 wait target-in-service --target-group-arn "$edge"
